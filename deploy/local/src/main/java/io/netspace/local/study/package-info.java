/** Studies as files: read, and checked before anything is started. */
@NullMarked
package io.netspace.local.study;

import org.jspecify.annotations.NullMarked;
