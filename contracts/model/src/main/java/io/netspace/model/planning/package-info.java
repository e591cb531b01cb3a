/** Rules by which a study requests networks: sizes of its populations, and use of its budget. */
@NullMarked
package io.netspace.model.planning;

import org.jspecify.annotations.NullMarked;
