/** Measures of the trainer, in a process of its own. */
@NullMarked
package io.netspace.local.training;

import org.jspecify.annotations.NullMarked;
