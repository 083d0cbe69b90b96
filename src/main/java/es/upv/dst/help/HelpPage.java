// SPDX-FileCopyrightText: 2026 The dst-lab authors
// SPDX-License-Identifier: GPL-3.0-or-later
package es.upv.dst.help;

import es.upv.dst.web.Language;
import java.util.Optional;

/**
 * The variable contents of the page.
 *
 * @param root the path of the lab on its server, without a slash at the end, such as {@code /dst}; usually empty
 * @param courseOpen whether the lab answers requests now
 */
record HelpPage(
        String root,
        Language language,
        BrokerAddress brokerAddress,
        boolean courseOpen,
        Optional<MessageCheck> check,
        StepsQueryResult result) {

    static HelpPage of(String root, Language language, BrokerAddress brokerAddress, boolean courseOpen) {
        return new HelpPage(
                root, language, brokerAddress, courseOpen, Optional.empty(), new StepsQueryResult.NoQuery());
    }

    HelpPage with(MessageCheck checked) {
        return new HelpPage(root, language, brokerAddress, courseOpen, Optional.of(checked), result);
    }

    HelpPage with(StepsQueryResult queryResult) {
        return new HelpPage(root, language, brokerAddress, courseOpen, check, queryResult);
    }
}
