using Dotnetes.Api.Meta.V1;
using Dotnetes.ApiServer.Pipeline;
using Dotnetes.Client;
using Dotnetes.Serialization.Schema;

namespace Dotnetes.ApiServer.Http;

/// <summary>The form of an answer that client and server agreed on.</summary>
/// <param name="Encoding">The encoding.</param>
/// <param name="Shape">What is shown of objects.</param>
/// <param name="TableVersion">The version of meta.k8s.io for tables and metadata-only answers; otherwise empty.</param>
/// <param name="IsPretty">Whether JSON is indented.</param>
internal readonly record struct ResponseFormat(ResponseEncoding Encoding, ResponseShape Shape = ResponseShape.Whole, string TableVersion = "", bool IsPretty = false)
{
    /// <summary>Checks that the form goes with the answer.</summary>
    /// <param name="response">The answer.</param>
    /// <param name="includeObject">What rows of a table are to hold of their objects.</param>
    /// <exception cref="ApiException">400 or 406.</exception>
    public void Check(ApiResponse response, string includeObject)
    {
        switch (Shape, response)
        {
            case (ResponseShape.Metadata, ApiResponse.List list):
                throw ApiErrors.NotAcceptableShape($"you requested PartialObjectMetadata, but the requested object is a list ({GoName(list.Definition.Info)}List)");
            case (ResponseShape.MetadataList, ApiResponse.Object item):
                throw ApiErrors.NotAcceptableShape($"you requested PartialObjectMetadataList, but the requested object is not a list ({GoName(item.Definition.Info)})");
            case (ResponseShape.Metadata, ApiResponse.Value { Content: KubeObjectList list }):
                throw ApiErrors.NotAcceptableShape($"you requested PartialObjectMetadata, but the requested object is a list ({GoName(list.KindInfo)})");
            case (ResponseShape.MetadataList, ApiResponse.Value { Content: IKubeObject item }):
                throw ApiErrors.NotAcceptableShape($"you requested PartialObjectMetadataList, but the requested object is not a list ({GoName(item.KindInfo)})");
            case (ResponseShape.Table, _) when includeObject is not ("" or IncludeObjectPolicy.Metadata or IncludeObjectPolicy.Object or IncludeObjectPolicy.None):
                throw ApiErrors.BadRequest($"Unable to convert to Table as requested: includeObject: Invalid value: {GoText.Quote(includeObject)}: must be 'Metadata', 'Object', 'None', or empty");
        }
    }

    private static string GoName(KindInfo info) => $"*{(info.Group is "" or "events.k8s.io" ? "core" : info.Group.Split('.')[0])}.{info.Kind}";
}
