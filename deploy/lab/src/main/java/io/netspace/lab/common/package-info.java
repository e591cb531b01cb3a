/** Measuring tools that benchmarks share. */
@NullMarked
package io.netspace.lab.common;

import org.jspecify.annotations.NullMarked;
