/** The prior of references, fitted to recorded studies. */
@NullMarked
package io.netspace.lab.prior;

import org.jspecify.annotations.NullMarked;
