@NullMarked
package es.upv.dst.web;

import org.jspecify.annotations.NullMarked;
