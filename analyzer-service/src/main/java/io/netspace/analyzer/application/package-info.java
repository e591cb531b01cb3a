/** The use case of the analyzer, and its ports. */
@NullMarked
package io.netspace.analyzer.application;

import org.jspecify.annotations.NullMarked;
