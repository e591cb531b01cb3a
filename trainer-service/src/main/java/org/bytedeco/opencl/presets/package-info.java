/** The empty class that oneDNN's Java preset names and its CPU library does not use. */
@NullMarked
package org.bytedeco.opencl.presets;

import org.jspecify.annotations.NullMarked;
