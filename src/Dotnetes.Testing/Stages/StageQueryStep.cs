using Dotnetes.Machinery.Json;

namespace Dotnetes.Testing.Stages;

/// <summary>One step of a query: what it makes of a value.</summary>
internal delegate IEnumerable<JsonValue> StageQueryStep(JsonValue value);
