export function layDeclarations(project: string, place?: string): Promise<void>;
