import type { Advisory } from '@postern/advisories';
import type { IgnoredAdvisory, ProjectProblem } from '../../finder.js';

/**
 * Advisories that the configuration answers, in the words of VEX. Those that are left are reported; a finding goes to
 * the suppressed ones only where none is left.
 */
export interface Answered {
  advisories: readonly Advisory[];
  ignored: ProjectProblem['ignored'];
}

export interface AdvisoryAnswers {
  judge(name: string, advisories: readonly Advisory[]): Answered;
  /** Answers that are over, or that nothing asked for. */
  leftOver(): readonly string[];
}

export function advisoryAnswers(given: readonly IgnoredAdvisory[], today: string): AdvisoryAnswers {
  const used = new Set<IgnoredAdvisory>();
  const answerTo = (advisory: Advisory, name: string) => {
    const answers = given.filter(({ id, package: only }) => (id === advisory.id || advisory.aliases.includes(id)) && (only === undefined || only === name));
    for (const answer of answers) used.add(answer);
    // The last day still counts.
    return answers.find(({ until }) => until === undefined || until >= today);
  };
  return {
    judge(name, advisories) {
      const answers = advisories.map(advisory => answerTo(advisory, name));
      const open = advisories.filter((_, at) => !answers[at]);
      if (open.length > 0) return { advisories: open, ignored: undefined };
      const all = answers.flatMap(answer => answer ?? []);
      const reason = [...new Set(all.map(({ justification, reason }) => `${justification}: ${reason}`))].join('; ');
      return { advisories, ignored: { reason, until: all.flatMap(({ until }) => until ?? []).sort()[0] ?? null } };
    },
    leftOver: () => [
      ...given.filter(answer => !used.has(answer)).map(({ id }) => `advisories.ignore: ${id} concerns nothing that is installed. Remove the entry.`),
      ...[...used].filter(({ until }) => until !== undefined && until < today).map(({ id, until }) => `advisories.ignore: the entry for ${id} ended on ${until}.`),
    ],
  };
}
