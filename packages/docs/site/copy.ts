/** A button at each block of code that copies it. */
export function copyButtons(main: HTMLElement): void {
  const { copy = '', copied = '' } = main.dataset;
  for (const block of main.querySelectorAll<HTMLPreElement>('pre')) {
    const button = document.createElement('button');
    button.type = 'button';
    button.className = 'copy';
    button.textContent = copy;
    button.addEventListener('click', async () => {
      await navigator.clipboard.writeText(block.querySelector('code')?.textContent ?? '');
      button.textContent = copied;
      button.addEventListener('blur', () => {
        button.textContent = copy;
      });
    });
    const frame = document.createElement('div');
    frame.className = 'block';
    block.replaceWith(frame);
    frame.append(block, button);
  }
}
