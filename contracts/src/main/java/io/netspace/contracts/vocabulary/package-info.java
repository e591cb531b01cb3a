/**
 * The words of netspace: what every service means by study, space, network, candidate and outcome.
 */
@NullMarked
package io.netspace.contracts.vocabulary;

import org.jspecify.annotations.NullMarked;
