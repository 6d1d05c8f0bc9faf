"""Messages to those who edit records, said in English or in the words of any language of the catalogues."""
