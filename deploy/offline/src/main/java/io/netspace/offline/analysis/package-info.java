/** Analysis of existing populations, and comparison of two. */
@NullMarked
package io.netspace.offline.analysis;

import org.jspecify.annotations.NullMarked;
