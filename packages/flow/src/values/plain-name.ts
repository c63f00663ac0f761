/** `x-api-key` and `expectedSignature` in one form: `x_api_key`, `expected_signature`. */
export function plainName(name: string): string {
  return name.replace(/([a-z\d])([A-Z])/g, '$1_$2').replace(/[-.\s]/g, '_').toLowerCase();
}
