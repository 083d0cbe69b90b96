# SPDX-FileCopyrightText: 2026 The dst-lab authors
# SPDX-License-Identifier: GPL-3.0-or-later
"""Which bounds did not hold. Each function yields a sentence for each of them."""
from answer_times import seconds
from attack import FAILED
from monitor import DOCTOR, HEALTH, STATUS

FEWEST_EFFECTS = 10  # that an attack has to have
FEWEST_FLOWS = 3  # of the honest students in each part; with fewer, nothing was measured
MOST_MEMORY = 640  # MB resident, of a JVM with a heap of 256 MB
MOST_LOG = 200_000  # bytes that an attack may add to the log
MOST_DATA = 400_000_000  # bytes that an attack may add to the data folder
SLOWEST_HEALTH = 3.0  # seconds
MOST_ROWS = 110_000  # of refused messages of a kind; DST_LEDGER_REFUSEDROWS and a tenth
MOST_OF_ONE_STUDENT = 100  # codes, DST_CODES_PERCOURSE
MOST_ROWS_OF_ONE_STUDENT = 3_500  # requests that were answered with a code: 35 for each code
MOST_TO_ONE_ADDRESS = 3  # mails
MOST_TO_STRANGERS = 350  # mails to addresses that are not on the roster
MOST_OF_OPEN_CODES = 0.25  # that a guesser may redeem: 1,700 guesses of 10,000 find 85 of 500, and by chance rarely 125


def every_attack(case):
    """What holds during every attack."""
    if not case.alive:
        yield "the lab has ended"
    if case.figures[case.attack.effect] < FEWEST_EFFECTS:
        yield f"the lab was not attacked: {case.attack.effect} {case.figures[case.attack.effect]}"
    if case.figures.get(FAILED):
        yield f"{case.figures[FAILED]} {FAILED}"
    if case.out_of_memory:
        yield "OutOfMemoryError in the log"
    limit = case.options.patience
    for part, times in (("during the attack", case.own), ("after it", case.after)):
        if times.flows < FEWEST_FLOWS:
            yield f"only {times.flows} honest flows {part}"
        elif times.unanswered():
            yield f"{times.unanswered()} answers of {times.flows} honest flows never came {part}"
        elif times.longest() > limit:
            yield f"an honest student waited {seconds(times.longest())} {part}"
    figures = (("RSS MB", case.monitor.peaks.get("RSS MB", 0), MOST_MEMORY), ("log bytes", case.log_growth, MOST_LOG),
               ("data bytes", case.data_growth, MOST_DATA))
    for name, figure, bound in figures:
        yield from above(bound, name, figure)
    if case.monitor.slowest.get(HEALTH, 0.0) > SLOWEST_HEALTH:
        yield f"health answered after {case.monitor.slowest[HEALTH]:.1f} s"
    yield from (f"no answer of {text}" for text in case.monitor.unanswered[:2])


def above(bound, name, figure):
    if figure > bound:
        yield f"{name} {figure}, at most {bound}"


def rows_are_bounded(case):
    for kind, accepted in (("requests", "outcome=ISSUED"), ("submissions", "verdict=ACCEPTED")):
        path, name = f"/api/{kind}", f"rows of refused {kind}"
        case.figures[name] = case.system.count(path) - case.system.count(path, accepted)
        yield from above(MOST_ROWS, name, case.figures[name])


def one_student_is_bounded(dni):
    """The attacker may redeem more codes than it drew: it hears those of the others."""
    def judge(case):
        codes = case.system.codes_drawn(dni)
        case.figures["codes drawn"], case.figures["rows with a code"] = len(set(codes)), len(codes)
        yield from above(MOST_OF_ONE_STUDENT, "codes drawn", len(set(codes)))
        yield from above(MOST_ROWS_OF_ONE_STUDENT, "rows with a code", len(codes))
        yield from rows_are_bounded(case)
    return judge


def pool_is_not_empty(case):
    yield from (["the pool is empty"] if case.figures.get("codes left") == 0 else [])


def guesses_are_bounded(case):
    """On the lab's own broker; on another one the lab cannot know who sends, so it tells of the guesses."""
    case.figures["codes open before"] = case.attack.open_codes
    if case.broker == "embedded":
        yield from above(round(MOST_OF_OPEN_CODES * case.attack.open_codes), "codes redeemed",
                         case.figures["codes redeemed"])
    else:
        yield from (f"{path} does not tell of the guesses" for path in (HEALTH, STATUS, DOCTOR)
                    if not any("guess" in text.lower() for text in case.monitor.told[path]))


def mails_are_bounded(address, bound, states=()):
    """Those that arrived; and those in these states, which arrive later."""
    def judge(case):
        arrived = sum(number for to, number in case.system.sink.recipients.items() if to.startswith(address))
        waiting = sum(case.system.count("/api/mail", f"state={state}&q={address}") for state in states)
        case.figures["mails to them"] = max(arrived, waiting)
        yield from above(bound, "mails to them", case.figures["mails to them"])
    return judge


def memory_is_free_after_restart(case):
    case.figures["RSS MB after a restart"] = case.memory_after_restart()
    yield from above(MOST_MEMORY, "RSS MB after a restart", case.figures["RSS MB after a restart"])


def refusals_have_reasons(case):
    yield from above(0, "connections refused without a reason", case.figures["refused without a reason"])
