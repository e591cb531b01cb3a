/** Sequential comparison of two populations: confidence sequence, looks, verdict, decision. */
@NullMarked
package io.netspace.analyzer.domain.comparison;

import org.jspecify.annotations.NullMarked;
