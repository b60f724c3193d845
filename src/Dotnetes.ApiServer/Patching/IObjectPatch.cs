namespace Dotnetes.ApiServer.Patching;

/// <summary>A patch that was read and can be applied, also again after another writer was faster.</summary>
internal interface IObjectPatch
{
    /// <summary>The patched document, encoded.</summary>
    /// <param name="document">The document, as the API's writer encodes it.</param>
    /// <exception cref="ApiException">The patch does not fit the document.</exception>
    byte[] ApplyTo(byte[] document);

    /// <summary>What an error about the fields of the result shows as its value.</summary>
    /// <param name="patched">The patched document, encoded.</param>
    string Shown(byte[] patched);
}
