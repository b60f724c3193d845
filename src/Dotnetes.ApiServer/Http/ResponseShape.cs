namespace Dotnetes.ApiServer.Http;

/// <summary>What an answer shows of objects.</summary>
internal enum ResponseShape
{
    /// <summary>All of them.</summary>
    Whole,

    /// <summary>A Table.</summary>
    Table,

    /// <summary>PartialObjectMetadata.</summary>
    Metadata,

    /// <summary>PartialObjectMetadataList.</summary>
    MetadataList,
}
