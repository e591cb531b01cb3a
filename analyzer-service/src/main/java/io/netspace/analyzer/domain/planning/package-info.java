/** The history of a study, and its next step. */
@NullMarked
package io.netspace.analyzer.domain.planning;

import org.jspecify.annotations.NullMarked;
