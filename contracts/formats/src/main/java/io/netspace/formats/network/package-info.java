/** Networks as JSON. */
@NullMarked
package io.netspace.formats.network;

import org.jspecify.annotations.NullMarked;
