/** The use cases of a trainer, the state machine of its workers, and their ports. */
@NullMarked
package io.netspace.trainer.application;

import org.jspecify.annotations.NullMarked;
