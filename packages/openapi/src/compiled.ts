interface SchemaError {
  readonly instancePath: string;
  readonly keyword: string;
  readonly message?: string;
  readonly params: Readonly<Record<string, unknown>>;
}

/** A compiled schema. It keeps the errors of its last call. */
export interface CompiledValidator {
  (value: unknown): boolean;
  readonly errors?: readonly SchemaError[] | null;
}

/** The compiled validators of one operation. */
export interface OperationValidators {
  readonly parameters: { readonly [name: string]: CompiledValidator };
  /** By status, then by media type. */
  readonly responses: { readonly [status: string]: { readonly [mediaType: string]: CompiledValidator } };
}
