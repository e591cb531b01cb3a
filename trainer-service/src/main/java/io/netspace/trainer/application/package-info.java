/** What a trainer does with a candidate, and the ports it does it through. */
@NullMarked
package io.netspace.trainer.application;

import org.jspecify.annotations.NullMarked;
