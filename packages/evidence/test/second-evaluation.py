"""Judges archives by the formulas of the README, and by nothing else: a second program beside `check`."""

import datetime
import fnmatch
import json
import os
import re
import sys

DAY = 86_400_000
UNITS = {"d": DAY, "h": 3_600_000, "m": 60_000, "s": 1000}
EPOCH = datetime.datetime(1970, 1, 1, tzinfo=datetime.timezone.utc)


def milliseconds(text, zone):
    """A time in milliseconds since 1970; None where it is not one."""
    match = re.fullmatch(r"(\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d)(?:\.(\d+))?(Z|[+-]\d\d:\d\d)?", text or "")
    if not match:
        return None
    whole, fraction, own_zone = match.groups()
    offset = (own_zone or zone).replace("UTC", "+00:00").replace("Z", "+00:00")
    moment = datetime.datetime.fromisoformat(whole + offset)
    return (moment - EPOCH) // datetime.timedelta(milliseconds=1) + int(((fraction or "") + "000")[:3])


def moment(text, zone, end=False):
    """A date or a time of the policy, the annotations and the options."""
    is_date = re.fullmatch(r"\d{4}-\d\d-\d\d", text)
    start = milliseconds(text + "T00:00:00" if is_date else text, zone)
    return start + DAY if is_date and end else start


def duration(text):
    return None if text is None else sum(int(part[:-1]) * UNITS[part[-1]] for part in text.split())


def lines(folder, name):
    with open(os.path.join(folder, name), encoding="utf-8") as file:
        return [json.loads(line) for line in file]


def document(folder, name):
    with open(os.path.join(folder, name), encoding="utf-8") as file:
        return json.load(file)


def fits(match, of, operation, row):
    fields = {**row, "id": of, "operation": operation}
    globs = {name: pattern.replace("[", "[[]") for name, pattern in match.items()}
    return all(fnmatch.fnmatchcase(str(fields.get(name, "")), pattern) for name, pattern in globs.items())


class Judge:
    def __init__(self, case):
        folder = case["directory"]
        self.run, self.summary = document(folder, "run.json"), document(folder, "archive.json")
        self.histories, self.dataset = lines(folder, "histories.ndjson"), lines(folder, "dataset/runs.ndjson")
        self.rows = {line["of"]: line["row"] for line in lines(folder, "dataset/scope.ndjson")}
        self.policy, self.states = case["policy"], case["states"]
        self.zone = self.run["zone"]
        self.since = milliseconds(self.run["since"], "UTC")
        self.now = moment(case["now"], self.zone) if case["now"] else milliseconds(self.run["until"], "UTC")
        self.annotations = [self.annotation(one) for one in case["annotations"]]
        self.findings, self.verdicts = [], []

    def annotation(self, one):
        if "started" in one:
            start = moment(one["started"], self.zone)
            return {**one, "first": start, "last": start, "used": False}
        first, last = moment(one["from"], self.zone), moment(one["until"], self.zone, end=True) - 1
        return {**one, "first": first, "last": last, "used": False}

    def find(self, code, of=None, runs=(), accepted=False):
        rows = sorted([one["response"], one["index"]] for one in runs)
        self.findings.append([code, of, rows, accepted])

    def read(self, line, settings):
        row, names = line["row"], self.states
        state = row[names["state"]]
        outcome = next((one for one in ("succeeded", "failed", "partial", "running") if state in names[one]), "unknown")
        start, end = milliseconds(row[names["started"]], self.zone), milliseconds(row[names["ended"]], self.zone)
        own = [
            one for one in self.annotations
            if one["id"] == line["of"] and start is not None and one["first"] <= start <= one["last"]
        ]
        counts = {"succeeded": "success", "failed": "failure"}.get(outcome)
        if outcome == "partial":
            counts = settings.get("partial", "failure")
        if counts == "success" and any(one.get("outcome") == "failed" for one in own):
            counts = "failure"
        took = end - start if start is not None and end is not None and end >= start else None
        return {**line, "outcome": outcome, "start": start, "end": end, "took": took, "counts": counts, "own": own}

    def backup(self, history):
        of, operation = history["of"], history["operation"]
        row = self.rows.get(of, {})
        settings = dict(self.policy.get("default", {}))
        for rule in self.policy.get("rules", []):
            if fits(rule["match"], of, operation, row):
                settings.update({name: value for name, value in rule.items() if name != "match"})
        exceptions = [one for one in self.policy.get("exceptions", []) if fits(one["match"], of, operation, row)]
        over = [one for one in exceptions if moment(one["until"], self.zone, end=True) <= self.now]
        accepted = len(over) < len(exceptions)
        before = len(self.findings)
        if history["complete"]:
            verdict = self.judge(of, settings, accepted)
        else:
            self.find("incomplete", of)
            verdict = "incomplete"
        violations = {one[0] for one in self.findings[before:]} & VIOLATIONS
        for _ in over:
            self.find("exceptionEnded", of)
        if verdict is None:
            verdict = ("excepted" if accepted else "violating") if violations else "compliant"
        self.verdicts.append([of, verdict])

    def judge(self, of, settings, accepted):
        runs = [self.read(line, settings) for line in self.dataset if line["of"] == of]
        runs = [one for one in runs if one["start"] is None or one["start"] < self.now]
        for one in runs:
            for annotation in one["own"]:
                annotation["used"] = True
        order = sorted(range(len(runs)), key=lambda at: (runs[at]["start"] is not None, runs[at]["start"] or 0, at))
        runs = [runs[at] for at in order]
        successes = [one for one in runs if one["counts"] == "success"]
        failures = [one for one in runs if one["counts"] == "failure"]
        over = [one for one in runs if one["outcome"] in ("succeeded", "failed", "partial")]
        latest = successes[-1:]

        def violated(code, proof):
            self.find(code, of, proof, accepted)

        def note(code, proof):
            if proof:
                self.find(code, of, proof)

        if not runs:
            violated("noRun", [])
        gap, limit = duration(settings.get("longestGap")), duration(settings.get("longestRun"))
        if gap is not None:
            ends = [(min(one["start"] if one["took"] is None else one["end"], self.now), one)
                    for one in successes if one["start"] is not None]
            ends.sort(key=lambda one: one[0])
            bounds = [(self.since, None), *ends, (self.now, None)]
            for (start, first), (end, second) in zip(bounds, bounds[1:]):
                if end - start > gap:
                    violated("gapTooLong", [one for one in (first, second) if one])
            if self.now - self.since < gap:
                violated("periodTooShort", [])
        if limit is not None:
            looked_at = successes if settings.get("whichRun") == "any" else latest
            slow = [one for one in looked_at if one["took"] is not None and one["took"] > limit]
            unknown = [one for one in looked_at if one["took"] is None]
            running = [one for one in runs if one["outcome"] == "running" and one["start"] is not None
                       and self.now - one["start"] > limit]
            for code, proof in (("runTooSlow", slow), ("durationUnknown", unknown), ("runningTooLong", running)):
                if proof:
                    violated(code, proof)
        ended = len(successes) + len(failures)
        if ended and len(successes) / ended < settings.get("leastSuccessRate", 0):
            violated("successRateTooLow", failures)
        validated = latest and any(
            one.get("outcome") == "passed" and one.get("validatedBy") for one in latest[0]["own"])
        if settings.get("validated") == "required" and not validated:
            violated("notValidated", latest)
        note("unknownState", [one for one in runs if one["outcome"] == "unknown"])
        note("unreadableStart", [one for one in runs if one["start"] is None])
        note("endBeforeStart", [one for one in runs if None not in (one["start"], one["end"]) and one["end"] < one["start"]])
        note("zeroDuration", [one for one in over if one["took"] == 0])
        note("noEnd", [one for one in over if one["end"] is None])
        return None

    def all(self):
        if abs(self.summary["clockOffset"]) >= 60:
            self.find("clockOff")
        for history in self.histories:
            self.backup(history)
        if not self.histories:
            self.find("emptyScope")
        for one in [*self.policy.get("rules", []), *self.policy.get("exceptions", [])]:
            if not any(fits(one["match"], each["of"], each["operation"], self.rows[each["of"]]) for each in self.histories):
                self.find("unmatchedRule")
        for one in self.annotations:
            if not one["used"]:
                self.find("unmatchedAnnotation", one["id"])
        verdicts = [verdict for _, verdict in self.verdicts]
        status = "violating" if "violating" in verdicts or not verdicts else "compliant"
        if not self.summary["complete"]:
            status = "incomplete"
        return {"status": status, "verdicts": self.verdicts, "findings": sorted(self.findings, key=json.dumps)}


VIOLATIONS = {"noRun", "gapTooLong", "periodTooShort", "runTooSlow", "durationUnknown", "runningTooLong",
              "successRateTooLow", "notValidated"}

json.dump([Judge(case).all() for case in json.load(sys.stdin)], sys.stdout)
