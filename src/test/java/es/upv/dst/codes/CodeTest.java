// SPDX-FileCopyrightText: 2026 The dst-lab authors
// SPDX-License-Identifier: GPL-3.0-or-later
package es.upv.dst.codes;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Tests the check digit of codes, and which texts are codes. */
class CodeTest {

    private static final List<String> ALL = IntStream.range(0, Code.CAPACITY)
            .mapToObj(Code::of)
            .map(Code::digits)
            .toList();

    @Test
    void allTenThousandCodes_areDistinctAndParse() {
        assertThat(Set.copyOf(ALL)).hasSize(10_000);
        assertThat(ALL).allSatisfy(digits -> assertThat(Code.parse(digits)).contains(new Code(digits)));
        assertThat(ALL)
                .allSatisfy(digits -> assertThat(Code.of(Integer.parseInt(digits.substring(0, 4)))
                                .digits())
                        .isEqualTo(digits));
    }

    @Test
    void fiveDigitText_isACodeInExactlyOneOfTenCases() {
        var codes = IntStream.range(0, 100_000)
                .mapToObj("%05d"::formatted)
                .filter(text -> Code.parse(text).isPresent())
                .collect(Collectors.toSet());
        assertThat(codes).isEqualTo(Set.copyOf(ALL));
    }

    @Test
    void singleWrongDigit_isDetected() {
        assertThat(ALL.stream().flatMap(CodeTest::withOneWrongDigit))
                .hasSize(10_000 * 5 * 9)
                .noneMatch(CodeTest::isCode);
    }

    @Test
    void swapOfTwoAdjacentDigits_isDetected() {
        assertThat(ALL.stream().flatMap(CodeTest::withAdjacentDigitsSwapped))
                .hasSizeGreaterThan(35_000)
                .noneMatch(CodeTest::isCode);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "", "1", "1234", "123456", " 1234", "12340 ", "1234O", "-1234", "+1234", "１２３４５", "٠٠٠٠٠", "00000\n"
            })
    void textThatIsNotFiveDigits_isNotACode(String text) {
        assertThat(Code.parse(text)).isEmpty();
        assertThatIllegalArgumentException().isThrownBy(() -> new Code(text));
    }

    @ParameterizedTest
    @CsvSource({
        "'', TOO_SHORT, 0",
        "1234, TOO_SHORT, 4",
        "123456, TOO_LONG, 5",
        "' 12340', DIGIT, 0",
        "'12340 ', DIGIT, 5",
        "1234O, DIGIT, 4",
        "00001, CHECK_DIGIT, 4"
    })
    void flaw_isReportedWithItsPosition(String text, CodeError.CodeErrorKind kind, int position) {
        assertThat(Code.errors(text)).containsExactly(new CodeError(kind, position));
    }

    private static boolean isCode(String text) {
        return Code.parse(text).isPresent();
    }

    private static Stream<String> withOneWrongDigit(String code) {
        return IntStream.range(0, 5)
                .boxed()
                .flatMap(position -> "0123456789"
                        .chars()
                        .filter(digit -> digit != code.charAt(position))
                        .mapToObj(digit -> code.substring(0, position) + (char) digit + code.substring(position + 1)));
    }

    private static Stream<String> withAdjacentDigitsSwapped(String code) {
        return IntStream.range(0, 4)
                .filter(position -> code.charAt(position) != code.charAt(position + 1))
                .mapToObj(position -> code.substring(0, position)
                        + code.charAt(position + 1)
                        + code.charAt(position)
                        + code.substring(position + 2));
    }
}
