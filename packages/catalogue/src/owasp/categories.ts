export interface OwaspCategory {
  id: string;
  name: string;
  url: string;
  /** CWEs that the category's page maps to it (API 2023: refers to). */
  cwe: readonly number[];
}

export type OwaspEdition = '2021' | '2025' | 'api2023';

/** Sources: the category pages of OWASP/Top10 (2021, 2025) and OWASP/API-Security (2023). */
export const owasp: Readonly<Record<OwaspEdition, readonly OwaspCategory[]>> = {
  2021: [
    { id: 'A01:2021', name: 'Broken Access Control', url: 'https://owasp.org/Top10/2021/A01_2021-Broken_Access_Control/', cwe: [22, 23, 35, 59, 200, 201, 219, 264, 275, 276, 284, 285, 352, 359, 377, 402, 425, 441, 497, 538, 540, 548, 552, 566, 601, 639, 651, 668, 706, 862, 863, 913, 922, 1275] },
    { id: 'A02:2021', name: 'Cryptographic Failures', url: 'https://owasp.org/Top10/2021/A02_2021-Cryptographic_Failures/', cwe: [259, 261, 296, 310, 319, 321, 322, 323, 324, 325, 326, 327, 328, 329, 330, 331, 335, 336, 337, 338, 340, 347, 523, 720, 757, 759, 760, 780, 818, 916] },
    { id: 'A03:2021', name: 'Injection', url: 'https://owasp.org/Top10/2021/A03_2021-Injection/', cwe: [20, 74, 75, 77, 78, 79, 80, 83, 87, 88, 89, 90, 91, 93, 94, 95, 96, 97, 98, 99, 100, 113, 116, 138, 184, 470, 471, 564, 610, 643, 644, 652, 917] },
    { id: 'A04:2021', name: 'Insecure Design', url: 'https://owasp.org/Top10/2021/A04_2021-Insecure_Design/', cwe: [73, 183, 209, 213, 235, 256, 257, 266, 269, 280, 311, 312, 313, 316, 419, 430, 434, 444, 451, 472, 501, 522, 525, 539, 579, 598, 602, 642, 646, 650, 653, 656, 657, 799, 807, 840, 841, 927, 1021, 1173] },
    { id: 'A05:2021', name: 'Security Misconfiguration', url: 'https://owasp.org/Top10/2021/A05_2021-Security_Misconfiguration/', cwe: [2, 11, 13, 15, 16, 260, 315, 520, 526, 537, 541, 547, 611, 614, 756, 776, 942, 1004, 1032, 1174] },
    { id: 'A06:2021', name: 'Vulnerable and Outdated Components', url: 'https://owasp.org/Top10/2021/A06_2021-Vulnerable_and_Outdated_Components/', cwe: [937, 1035, 1104] },
    { id: 'A07:2021', name: 'Identification and Authentication Failures', url: 'https://owasp.org/Top10/2021/A07_2021-Identification_and_Authentication_Failures/', cwe: [255, 259, 287, 288, 290, 294, 295, 297, 300, 302, 304, 306, 307, 346, 384, 521, 613, 620, 640, 798, 940, 1216] },
    { id: 'A08:2021', name: 'Software and Data Integrity Failures', url: 'https://owasp.org/Top10/2021/A08_2021-Software_and_Data_Integrity_Failures/', cwe: [345, 353, 426, 494, 502, 565, 784, 829, 830, 915] },
    { id: 'A09:2021', name: 'Security Logging and Monitoring Failures', url: 'https://owasp.org/Top10/2021/A09_2021-Security_Logging_and_Monitoring_Failures/', cwe: [117, 223, 532, 778] },
    { id: 'A10:2021', name: 'Server-Side Request Forgery (SSRF)', url: 'https://owasp.org/Top10/2021/A10_2021-Server-Side_Request_Forgery_(SSRF)/', cwe: [918] },
  ],
  2025: [
    { id: 'A01:2025', name: 'Broken Access Control', url: 'https://owasp.org/Top10/2025/A01_2025-Broken_Access_Control/', cwe: [22, 23, 36, 59, 61, 65, 200, 201, 219, 276, 281, 282, 283, 284, 285, 352, 359, 377, 379, 402, 424, 425, 441, 497, 538, 540, 548, 552, 566, 601, 615, 639, 668, 732, 749, 862, 863, 918, 922, 1275] },
    { id: 'A02:2025', name: 'Security Misconfiguration', url: 'https://owasp.org/Top10/2025/A02_2025-Security_Misconfiguration/', cwe: [5, 11, 13, 15, 16, 260, 315, 489, 526, 547, 611, 614, 776, 942, 1004, 1174] },
    { id: 'A03:2025', name: 'Software Supply Chain Failures', url: 'https://owasp.org/Top10/2025/A03_2025-Software_Supply_Chain_Failures/', cwe: [447, 1035, 1104, 1329, 1357, 1395] },
    { id: 'A04:2025', name: 'Cryptographic Failures', url: 'https://owasp.org/Top10/2025/A04_2025-Cryptographic_Failures/', cwe: [261, 296, 319, 320, 321, 322, 323, 324, 325, 326, 327, 328, 329, 330, 331, 332, 334, 335, 336, 337, 338, 340, 342, 347, 523, 757, 759, 760, 780, 916, 1240, 1241] },
    { id: 'A05:2025', name: 'Injection', url: 'https://owasp.org/Top10/2025/A05_2025-Injection/', cwe: [20, 74, 76, 77, 78, 79, 80, 83, 86, 88, 89, 90, 91, 93, 94, 95, 96, 97, 98, 99, 103, 104, 112, 113, 114, 115, 116, 129, 159, 470, 493, 500, 564, 610, 643, 644, 917] },
    { id: 'A06:2025', name: 'Insecure Design', url: 'https://owasp.org/Top10/2025/A06_2025-Insecure_Design/', cwe: [73, 183, 256, 266, 269, 286, 311, 312, 313, 316, 362, 382, 419, 434, 436, 444, 451, 454, 472, 501, 522, 525, 539, 598, 602, 628, 642, 646, 653, 656, 657, 676, 693, 799, 807, 841, 1021, 1022, 1125] },
    { id: 'A07:2025', name: 'Authentication Failures', url: 'https://owasp.org/Top10/2025/A07_2025-Authentication_Failures/', cwe: [258, 259, 287, 288, 289, 290, 291, 293, 294, 295, 297, 298, 299, 300, 302, 303, 304, 305, 306, 307, 308, 309, 346, 350, 384, 521, 613, 620, 640, 798, 940, 941, 1390, 1391, 1392, 1393] },
    { id: 'A08:2025', name: 'Software or Data Integrity Failures', url: 'https://owasp.org/Top10/2025/A08_2025-Software_or_Data_Integrity_Failures/', cwe: [345, 353, 426, 427, 494, 502, 506, 509, 565, 784, 829, 830, 915, 926] },
    { id: 'A09:2025', name: 'Security Logging & Alerting Failures', url: 'https://owasp.org/Top10/2025/A09_2025-Security_Logging_and_Alerting_Failures/', cwe: [117, 221, 223, 532, 778] },
    { id: 'A10:2025', name: 'Mishandling of Exceptional Conditions', url: 'https://owasp.org/Top10/2025/A10_2025-Mishandling_of_Exceptional_Conditions/', cwe: [209, 215, 234, 235, 248, 252, 274, 280, 369, 390, 391, 394, 396, 397, 460, 476, 478, 484, 550, 636, 703, 754, 755, 756] },
  ],
  api2023: [
    { id: 'API1:2023', name: 'Broken Object Level Authorization', url: 'https://owasp.org/API-Security/editions/2023/en/0xa1-broken-object-level-authorization/', cwe: [285, 639] },
    { id: 'API2:2023', name: 'Broken Authentication', url: 'https://owasp.org/API-Security/editions/2023/en/0xa2-broken-authentication/', cwe: [204, 307] },
    { id: 'API3:2023', name: 'Broken Object Property Level Authorization', url: 'https://owasp.org/API-Security/editions/2023/en/0xa3-broken-object-property-level-authorization/', cwe: [213, 915] },
    { id: 'API4:2023', name: 'Unrestricted Resource Consumption', url: 'https://owasp.org/API-Security/editions/2023/en/0xa4-unrestricted-resource-consumption/', cwe: [400, 770, 799] },
    { id: 'API5:2023', name: 'Broken Function Level Authorization', url: 'https://owasp.org/API-Security/editions/2023/en/0xa5-broken-function-level-authorization/', cwe: [285] },
    { id: 'API6:2023', name: 'Unrestricted Access to Sensitive Business Flows', url: 'https://owasp.org/API-Security/editions/2023/en/0xa6-unrestricted-access-to-sensitive-business-flows/', cwe: [] },
    { id: 'API7:2023', name: 'Server Side Request Forgery', url: 'https://owasp.org/API-Security/editions/2023/en/0xa7-server-side-request-forgery/', cwe: [918] },
    { id: 'API8:2023', name: 'Security Misconfiguration', url: 'https://owasp.org/API-Security/editions/2023/en/0xa8-security-misconfiguration/', cwe: [2, 16, 209, 319, 388, 444, 942] },
    { id: 'API9:2023', name: 'Improper Inventory Management', url: 'https://owasp.org/API-Security/editions/2023/en/0xa9-improper-inventory-management/', cwe: [1059] },
    { id: 'API10:2023', name: 'Unsafe Consumption of APIs', url: 'https://owasp.org/API-Security/editions/2023/en/0xaa-unsafe-consumption-of-apis/', cwe: [20, 200, 319] },
  ],
};
