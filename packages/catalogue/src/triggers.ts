/**
 * Literals of which one has to occur in a file before a finder looks at it. An entry is a literal, or a list of parts that
 * must all occur; a part is a literal, or a list of which one is enough. Matched without regard to ASCII case.
 * `always`: the path alone decides.
 */
export type Triggers = readonly (string | readonly (string | readonly string[])[])[] | 'always';
