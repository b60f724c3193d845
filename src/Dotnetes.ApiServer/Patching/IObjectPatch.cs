using Dotnetes.Machinery.Json;

namespace Dotnetes.ApiServer.Patching;

/// <summary>A patch that was read and can be applied, also again after another writer was faster.</summary>
internal interface IObjectPatch
{
    /// <summary>The patched document.</summary>
    /// <exception cref="ApiException">The patch does not fit the document.</exception>
    JsonValue ApplyTo(JsonObject document);

    /// <summary>What an error about the fields of the result shows as its value.</summary>
    string Shown(JsonValue patched);
}
