/** Studies, populations, candidates, outcomes, decisions. */
@NullMarked
package io.netspace.model.study;

import org.jspecify.annotations.NullMarked;
