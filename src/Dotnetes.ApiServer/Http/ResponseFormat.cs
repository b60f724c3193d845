namespace Dotnetes.ApiServer.Http;

/// <summary>The form of an answer that client and server agreed on.</summary>
/// <param name="Encoding">The encoding.</param>
/// <param name="Shape">What is shown of objects.</param>
/// <param name="TableVersion">The version of meta.k8s.io for tables and metadata-only answers; otherwise empty.</param>
/// <param name="IsPretty">Whether JSON is indented.</param>
internal readonly record struct ResponseFormat(ResponseEncoding Encoding, ResponseShape Shape = ResponseShape.Whole, string TableVersion = "", bool IsPretty = false);
