using Dotnetes.Api.Meta.V1;
using Dotnetes.Machinery.Json;
using Dotnetes.Serialization.Collections;

namespace Dotnetes.Machinery.Apply;

/// <summary>What an apply makes of an object.</summary>
/// <param name="Value">The object, without managedFields.</param>
/// <param name="ManagedFields">The entries of its managers.</param>
public sealed record AppliedObject(JsonObject Value, ValueList<ManagedFieldsEntry> ManagedFields);
