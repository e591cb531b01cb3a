/** Trains candidates and publishes what became of them; here it is configured and put together. */
@NullMarked
package io.netspace.trainer;

import org.jspecify.annotations.NullMarked;
