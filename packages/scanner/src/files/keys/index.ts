export { dayAfter, type KeyState, type KeyStatus, statusOn } from './key-status.js';
export { DEFAULT_POLICY_DAYS, emptyRegister, isDay, KEY_REGISTER, type KeyEntry, type KeyRegister, parseKeyRegister, type RegisteredKey, withKey } from './key-register.js';
export { placesOfSecret, type SecretPlace } from './places-of-secret.js';
export { secretAt, type SecretAtPlace } from './secret-at.js';
