export { requireGateway as expressGateway } from "./express.ts";
export { requireGateway as fastifyGateway } from "./fastify.ts";
export { requireGateway as h3Gateway } from "./h3.ts";
export { type GatewayGuardOptions } from "./check-gateway.ts";
export { type GatewayCall, type GatewayRefusal, type GatewayRequest, type GatewayVerdict, verifyGatewayRequest } from "./verify-gateway-request.ts";
