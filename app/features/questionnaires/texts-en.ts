import { formatDate, formatTime } from '../../platform/locale.ts';
import { day } from './texts-nb.ts';
import type { Texts } from './texts-nb.ts';

export const en: Texts = {
  form: 'Yearly form',
  formOf: (year) => `Yearly form ${year}`,
  myCentre: 'My centre',
  deadline: (iso) => `Deadline ${day('en', iso)}`,
  part: (n, of) => `Part ${n} of ${of}.`,
  answered: (percent) => `You have answered ${percent} per cent.`,
  parts: 'Parts of the form',
  review: 'Review and submit',
  done: 'done',
  begun: 'begun',
  empty: 'not begun',
  choose: { several: 'Choose all that apply.', one: 'Choose the one that fits best.' },
  or: 'or',
  ownCounty: (name) => `Own county: ${name}`,
  otherCounties: (names, region) => `Other counties in the ${region ? 'region' : 'area'}: ${names}`,
  lastYear: (answer) => `Your answer last year: ${answer}`,
  quotable: 'The comment may be quoted in the report with the year, without a name.',
  notQuotable: 'The comment is not quoted.',
  optional: '(may be left empty)',
  line: (n) => `Line ${n}`,
  saveAndContinue: 'Save and continue',
  saveForLater: 'Save and continue later',
  savedAt: (at) => `Saved at ${formatTime('en', at)}.`,
  savedOn: (at, by) => `Last saved ${formatDate('en', at)} at ${formatTime('en', at)}${by ? ` by ${by}` : ''}.`,
  notSavedYet: 'Not saved yet. The form is saved while you write.',
  writesHere: (name) => `${name} is writing here too.`,
  writesIn: (name, part) => `${name} is writing in part ${part}.`,
  mergedWith: (name) => `${name} has changed answers here. The changes are kept. Reload the page to see them.`,
  clashedWith: (name) => `${name} has answered the same question differently. Both answers are kept.`,
  colleague: 'A colleague',
  fix: (n) => (n === 1 ? 'Correct 1 answer before you continue' : `Correct ${n} answers before you continue`),
  fixNote: 'Everything you have written is saved.',
  laterTitle: 'Saved. You can continue whenever you like.',
  refused: {
    'no-round': { title: 'You were not asked this year', text: 'No form has been opened for your centre this year.' },
    'not-open': { title: 'The form is not open yet', text: 'Answers cannot be saved before the form opens. What you have written is still on the page.' },
    closed: { title: 'The deadline has passed', text: 'The answers were not saved, because the deadline has passed. What you have written is still on the page.' },
    'already-submitted': {
      title: 'The form has been submitted',
      text: 'The answers were not saved, because the form has been submitted. What you have written is still on the page.',
    },
  },
  askAuthority: (authority) => `Do you need more time, or to correct something? Ask ${authority}. They can open the form for you again.`,
  overview: {
    lead: (year) => `Here you answer for ${year}. Several of you can answer, and you can take breaks whenever you like.`,
    start: 'Begin',
    carryOn: 'Continue',
    earlier: 'Earlier years',
    noneOpen: 'No form is open now',
    noneOpenText: 'You will get an e-mail when the next form opens, usually in January the year after.',
    submitted: (at, by) => `Submitted ${formatDate('en', at)} at ${formatTime('en', at)}${by ? ` by ${by}` : ''}.`,
    reopened: (at, by) => `Opened again ${formatDate('en', at)}${by ? ` by ${by}` : ''}.`,
    reason: (reason) => `Reason: ${reason}`,
    locked: 'The form is submitted and cannot be changed.',
    notAnswered: 'Not answered',
    notAnsweredYear: 'The form was not submitted this year.',
    receipt: 'See the receipt',
    opens: (iso) => `Opens ${day('en', iso)}`,
    settle: 'Choose between the answers',
    unsettled: (name) => `You and ${name} have answered differently`,
    unsettledText: 'Your colleague’s answers stand in the form. Yours are kept until you have chosen.',
  },
  reviewPage: {
    lead: 'This is what will be submitted. Afterwards it cannot be changed.',
    change: (section) => `Change ${section.toLowerCase()}`,
    send: 'Submit',
    missing: (n) => (n === 1 ? '1 answer is missing or must be corrected' : `${n} answers are missing or must be corrected`),
    missingNote: 'Choose an answer in the list to go to the question.',
    ready: 'Every question that must be answered has an answer.',
    stale: (name) => `${name} changed something while you were reviewing`,
    staleText: 'The form has not been submitted. Review the answers again, and submit when they are right.',
    comment: 'Comment',
  },
  receiptPage: {
    title: 'Receipt',
    thanks: (year) => `The yearly form for ${year} is submitted`,
    number: 'Receipt number',
    by: 'Submitted by',
    at: 'Time',
    centre: 'Centre',
    next: 'The answers now count in the figures. If you need to correct something, we can open the form again.',
    print: 'Print the page from your browser if you want to keep it.',
    answers: 'Your answers',
    import: 'Entered by the system',
  },
  clashPage: {
    title: (name) => `You and ${name} have answered differently`,
    lead: 'You were writing at the same time. Choose which answer is to stand. Nothing has been deleted.',
    theirs: (name) => `The answer of ${name}`,
    mine: 'Your answer',
    nothing: 'Empty',
    commentTo: (question) => `Comment on: ${question}`,
    reasonTo: (place) => `Why the answer is another than in the register: ${place}`,
    save: 'Save the choices',
    choose: 'Choose one of the answers',
    again: 'Somebody has changed the answer again. Look it over, and choose again.',
    settled: 'There is nothing to choose between any more.',
  },
  fault: (reason, at) => {
    switch (reason) {
      case 'required':
        return { several: 'Choose at least one answer.', one: 'Choose one answer.', field: 'Fill in the field.' }[at.kind];
      case 'not-a-number':
        return `Write a whole number. You wrote “${at.typed}”.`;
      case 'out-of-range':
        return `Write a number from ${at.min} to ${at.max}.`;
      case 'exclusive-with-others':
        return `Choose either “${at.option}” or some of the others. Both cannot be right.`;
      case 'text-missing':
        return `Write what “${at.option}” is, or remove the choice.`;
      case 'text-too-long':
        return `The text is too long. Write at most ${at.limit} characters.`;
      case 'identity-number':
        return 'The text seems to contain a national identity number. Remove it.';
      case 'broken-text':
        return 'The text has characters that did not arrive correctly. Write it again.';
      case 'too-many-lines':
        return `Write at most ${at.limit} lines.`;
      case 'reason-missing':
        return 'Write why the answer is another than in the register.';
      case 'unknown-municipality':
        return `We do not know which municipality “${at.typed}” is. Write its full name, or its number if several have the same name.`;
      default:
        return 'The answer does not fit the question this year. Answer again.';
    }
  },
};
