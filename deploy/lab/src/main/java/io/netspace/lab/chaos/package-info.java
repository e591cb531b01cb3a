/** Studies under injected faults, compared with an undisturbed run. */
@NullMarked
package io.netspace.lab.chaos;

import org.jspecify.annotations.NullMarked;
