/** Checks, derived ids and number texts that the whole model shares. */
@NullMarked
package io.netspace.model.common;

import org.jspecify.annotations.NullMarked;
