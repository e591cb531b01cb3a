/** Measures how many studies many clients can request at once. */
@NullMarked
package io.netspace.lab.requests;

import org.jspecify.annotations.NullMarked;
