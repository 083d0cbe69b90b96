@ApplicationModule(allowedDependencies = {})
package es.upv.dst.house.planted.modules.left;

import org.springframework.modulith.ApplicationModule;
