/** Studies: what is asked for, populations, candidates, outcomes, decisions. */
@NullMarked
package io.netspace.model.study;

import org.jspecify.annotations.NullMarked;
