/**
 * Literals of which one has to occur in a file, or in its path, before a finder looks at it. An entry is a literal, or a list of
 * literals that must all occur. Matched without regard to ASCII case. `always`: the path alone decides.
 */
export type Triggers = readonly (string | readonly string[])[] | 'always';
