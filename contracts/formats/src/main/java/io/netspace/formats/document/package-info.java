/** Studies and spaces as people write them, in YAML or JSON. */
@NullMarked
package io.netspace.formats.document;

import org.jspecify.annotations.NullMarked;
