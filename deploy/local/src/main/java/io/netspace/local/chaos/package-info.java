/** Disturbs a study in every way that can be thought of, and compares it with one left in peace. */
@NullMarked
package io.netspace.local.chaos;

import org.jspecify.annotations.NullMarked;
