/** What several benchmarks measure with. */
@NullMarked
package io.netspace.lab.common;

import org.jspecify.annotations.NullMarked;
