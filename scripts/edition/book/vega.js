// What draws a chart that Vega-Lite has compiled: of Vega all that Vega-Lite asks for, the interpreter
// of its expressions, since the pages' policy forbids code that is generated, and its tooltip.  They
// are bundled out of the modules that vl-convert holds, in the versions that it holds.
import { transforms } from "https://cdn.jsdelivr.net/npm/vega-dataflow@6.1.0/+esm";
import * as encode from "https://cdn.jsdelivr.net/npm/vega-encode@5.1.0/+esm";
import * as geo from "https://cdn.jsdelivr.net/npm/vega-geo@5.1.0/+esm";
import { expressionInterpreter } from "https://cdn.jsdelivr.net/npm/vega-interpreter@2.0.0/+esm";
import { parse } from "https://cdn.jsdelivr.net/npm/vega-parser@7.1.0/+esm";
import * as regression from "https://cdn.jsdelivr.net/npm/vega-regression@2.1.0/+esm";
import { Handler } from "https://cdn.jsdelivr.net/npm/vega-tooltip@1.0.0/+esm";
import * as common from "https://cdn.jsdelivr.net/npm/vega-transforms@5.1.0/+esm";
import { View } from "https://cdn.jsdelivr.net/npm/vega-view@6.1.0/+esm";
import * as layout from "https://cdn.jsdelivr.net/npm/vega-view-transforms@5.1.0/+esm";
import * as voronoi from "https://cdn.jsdelivr.net/npm/vega-voronoi@5.1.0/+esm";

Object.assign(transforms, encode, geo, regression, common, layout, voronoi);
window.vega = { Handler, View, expressionInterpreter, parse };
