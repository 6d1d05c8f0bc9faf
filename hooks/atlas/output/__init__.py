"""The site as files: layouts, pages, sitemap, style; and the site that follows its data while it is served."""
