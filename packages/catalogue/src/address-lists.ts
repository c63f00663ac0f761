/** Ranges that hold every address, or so many that nobody is kept out. */
export const openRange = /^(?:0\.0\.0\.0\/0+|0\/0|::\/0+|0:0:0:0:0:0:0:0\/0|\d{1,3}(?:\.0){3}\/[1-7]|(?:::|[2-9a-e][\da-f]{0,3}::)\/(?:[1-9]|1[0-5]))$/i;

/** What a list of addresses is called that lets in whom it names: in lower case, without `_`, `-` and `.`. */
export const allowListName =
  /(?:allow(?:ed|list)?|white|trusted|permit(?:ted)?|authori[sz]ed|accept(?:ed)?|approved|safe|office|partner|admin|internal)(?:list(?:ed)?)?(?:client|source|remote|admin|webhook|partner|office|api|external|master|inbound|ingress)?(?:ips?|ipv4s?|ipv6s?|cidrs?|ipranges?|ranges?|addresses|address|subnets?|networks?|sources?|sourceranges?|ipaddresse?s?|cidrblocks?)(?:list)?$|ip(?:address)?(?:es|s)?(?:allow|white)(?:ed)?list(?:ed)?|(?:allow|white)list(?:ed)?(?:ips?|cidrs?|ranges?|sourcerange)?$|loadbalancersourceranges|publicaccesscidrs|ipaccesslist|authorizednetworks|(?:allow|white)listsourceranges?|ipallowlist|aws:?sourceip$/;

/** Of lists that keep out, and of what goes out. */
export const denyListName = /black_?list|blocked|block_?list|deny|denied|bann?(?:ed|list)|forbidden|egress|outbound|route|destination|reject|ignore|bind|listen|bogon|reserved/i;
