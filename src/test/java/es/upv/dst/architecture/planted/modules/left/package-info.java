@ApplicationModule(allowedDependencies = {})
package es.upv.dst.architecture.planted.modules.left;

import org.springframework.modulith.ApplicationModule;
