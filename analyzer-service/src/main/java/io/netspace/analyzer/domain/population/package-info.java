/** Results of a population's candidates, and the errors of its networks. */
@NullMarked
package io.netspace.analyzer.domain.population;

import org.jspecify.annotations.NullMarked;
