/** JSON of the model. */
@NullMarked
package io.netspace.formats.json;

import org.jspecify.annotations.NullMarked;
