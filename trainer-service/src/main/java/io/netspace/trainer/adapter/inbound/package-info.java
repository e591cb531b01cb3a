/** How candidates and closings reach the trainer: a share group, and two topics read whole. */
@NullMarked
package io.netspace.trainer.adapter.inbound;

import org.jspecify.annotations.NullMarked;
